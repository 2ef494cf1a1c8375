/// Every word that the window shows, from one resource bundle. Any thread; nothing else of the window may come in.
@NullMarked
package org.orrery.ui.text;

import org.jspecify.annotations.NullMarked;
