@NullMarked
package org.orrery.ui;

import org.jspecify.annotations.NullMarked;
