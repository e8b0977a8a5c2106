package io.vitrine.adapter.web;

/** Somebody who has an account, and has signed in. */
public record Person(
        String id, String email, String password, String accessToken, String refreshToken, String sessionId) {}
