/// The demonstration as its user meets it: a process of its own with real windows.
@NullMarked
package org.orrery.packaging.demo;

import org.jspecify.annotations.NullMarked;
