package io.hubbub.net;

import io.hubbub.room.Address;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** The JDK's TLS, as Vert.x sets it up, with handshakes that are counted: Vert.x tells of a connection when they are done. */
final class CountedTls extends JdkSSLEngineOptions {
    private final Handshakes handshakes;

    CountedTls(Handshakes handshakes) {
        this.handshakes = handshakes;
    }

    @Override
    public JdkSSLEngineOptions copy() {
        return new CountedTls(handshakes);
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.JDK, false) {
            @Override
            public SslContext create() throws SSLException {
                return new Counting(super.create(), handshakes);
            }
        };
    }

    private static final class Counting extends DelegatingSslContext {
        private final Handshakes handshakes;

        Counting(SslContext context, Handshakes handshakes) {
            super(context);
            this.handshakes = handshakes;
        }

        @Override
        protected void initEngine(SSLEngine engine) {}

        @Override
        protected SslHandler newHandler(
                ByteBufAllocator allocator, String peer, int port, boolean startTls, Executor executor) {
            return new SslHandler(newEngine(allocator, peer, port), startTls, executor) {
                @Override
                public void handlerAdded(ChannelHandlerContext context) throws Exception {
                    handshakes.began(context.channel(), Address.canonical(peer));
                    super.handlerAdded(context);
                    handshakeFuture().addListener(done -> handshakes.ended(context.channel()));
                }
            };
        }
    }
}
