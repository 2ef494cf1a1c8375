/// Certificates for tests of TLS. Any thread.
@NullMarked
package org.orrery.testkit.certificate;

import org.jspecify.annotations.NullMarked;
