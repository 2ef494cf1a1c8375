package org.orrery.net.connection;

import java.net.URI;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

/// Opens connections to a relay. Whatever a transport tells, it tells on the thread of the connection, and never from
/// within a call.
public interface Transport {

    /// Starts to connect.
    Link connect(URI url, Listener listener);

    /// One connection, from the attempt to its end. No call blocks; on a connection that is not open, nothing happens.
    interface Link {

        /// Sends in order.
        void send(ClientMessage message);

        /// Sends a pose as soon as the one before it has left; of several that wait, only the newest.
        void offerPresence(MemberPose pose);

        /// Ends it. The listener is told nothing more.
        void close();
    }

    /// Is told what happens to a connection; after [#failed(int, String)] or [#closed(int, String)] nothing more.
    interface Listener {

        void opened();

        void received(ServerMessage message);

        /// It could not be opened.
        ///
        /// @param status of the HTTP answer, 0 when there was none
        void failed(int status, String reason);

        /// It was open and is no more.
        ///
        /// @param code as in RFC 6455, 1006 when there was no closing handshake
        void closed(int code, String reason);
    }
}
