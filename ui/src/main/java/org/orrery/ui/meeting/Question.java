package org.orrery.ui.meeting;

/// Something to be confirmed before it is done.
///
/// @param confirm what the button says that does it
public record Question(String title, String sentence, String confirm, Runnable run) {}
