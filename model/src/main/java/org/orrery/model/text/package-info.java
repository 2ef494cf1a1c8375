/// Operational transformation of plain text (retain, insert, delete) in a server's total order. Pure values, any thread.
@NullMarked
package org.orrery.model.text;

import org.jspecify.annotations.NullMarked;
