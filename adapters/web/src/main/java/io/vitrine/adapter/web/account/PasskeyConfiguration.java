package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.application.passkey.ManagePasskeys;
import io.vitrine.application.passkey.SignInWithPasskey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handlers of passkeys, for a service that has them. */
@Configuration(proxyBeanMethods = false)
public class PasskeyConfiguration {

    @Bean
    SentPasskeys sentPasskeys(Json json) {
        return new SentPasskeys(json);
    }

    @Bean
    PasskeyController passkeyController(ManagePasskeys passkeys, SentPasskeys forms, Occasions occasions) {
        return new PasskeyController(passkeys, forms, occasions);
    }

    @Bean
    PasskeySignInController passkeySignInController(
            SignInWithPasskey signIn, SentPasskeys forms, Occasions occasions, AccountCounts counts) {
        return new PasskeySignInController(signIn, forms, occasions, counts);
    }
}
