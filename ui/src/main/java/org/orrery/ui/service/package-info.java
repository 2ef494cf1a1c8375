/// What the window asks of the program around it. Interfaces only.
@NullMarked
package org.orrery.ui.service;

import org.jspecify.annotations.NullMarked;
