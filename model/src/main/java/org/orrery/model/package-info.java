@NullMarked
package org.orrery.model;

import org.jspecify.annotations.NullMarked;
