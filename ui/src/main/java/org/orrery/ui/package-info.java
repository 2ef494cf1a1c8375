/// Pages and controls, one package a feature: a view in plain Java and a view-model that knows no control. Everything here
/// lives on the FX thread and never blocks it. No socket, no relay and no file format may come in.
@NullMarked
package org.orrery.ui;

import org.jspecify.annotations.NullMarked;
