package io.vitrine.adapter.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in two sentences why the service did not start, instead of a stack trace. */
final class RefusedSettingAnalyzer extends AbstractFailureAnalyzer<RefusedSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RefusedSetting cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
