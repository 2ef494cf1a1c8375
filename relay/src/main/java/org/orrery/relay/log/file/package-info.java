/// The session log and its snapshots in files. A session has a folder of segments, each a header and records that carry the
/// hash of the record before; one thread writes for all sessions and forces in groups, others read. Rules `LG*` of
/// `docs/spec/log.md`. Files are reached through [Disk] only, so that a test can own them. No room, socket or HTTP may come
/// in.
@NullMarked
package org.orrery.relay.log.file;

import org.jspecify.annotations.NullMarked;
