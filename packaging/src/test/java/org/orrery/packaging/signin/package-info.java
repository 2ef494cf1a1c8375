@NullMarked
package org.orrery.packaging.signin;

import org.jspecify.annotations.NullMarked;
