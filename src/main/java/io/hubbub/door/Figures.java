package io.hubbub.door;

/** The server's figures of now, in a format that a monitoring system reads. */
public record Figures(String type, String text) {}
