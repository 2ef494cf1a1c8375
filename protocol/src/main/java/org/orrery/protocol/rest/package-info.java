/// Bodies of the HTTP surface, with the names that existing clients use. Values, any thread.
@NullMarked
package org.orrery.protocol.rest;

import org.jspecify.annotations.NullMarked;
