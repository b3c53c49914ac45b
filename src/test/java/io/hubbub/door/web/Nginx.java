package io.hubbub.door.web;

import io.hubbub.Peer;
import io.hubbub.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real nginx (Debian package nginx-light) with a configuration of the test's, in a folder of its own. */
final class Nginx implements AutoCloseable {
    private static final String CONFIG = """
            daemon off;
            master_process off;
            pid FOLDER/pid;
            error_log FOLDER/error.log;
            events { worker_connections 256; }
            http {
              access_log off;
              client_body_temp_path FOLDER/body;
              proxy_temp_path FOLDER/proxy;
              fastcgi_temp_path FOLDER/fastcgi;
              uwsgi_temp_path FOLDER/uwsgi;
              scgi_temp_path FOLDER/scgi;
              large_client_header_buffers 4 64k;
              map $http_upgrade $connection_upgrade { default upgrade; '' close; }
              server {
                listen 127.0.0.1:PORT;
                proxy_http_version 1.1;
                PLACES
              }
            }
            """;

    private final Process process;
    private final int port;
    private final List<Peer> peers = new ArrayList<>();

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(binary());
    }

    private static Path binary() {
        return Path.of("/usr/sbin/nginx");
    }

    /** @param places what its server does, in nginx's words; UPSTREAM stands for the address of the web door */
    static Nginx before(TestServer server, Path folder, String places) throws IOException {
        int port = freePort();
        String upstream = "http://127.0.0.1:" + server.port("web");
        String config = CONFIG.replace("PLACES", places)
                .replace("UPSTREAM", upstream)
                .replace("FOLDER", folder.toString())
                .replace("PORT", Integer.toString(port));
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        Process process = new ProcessBuilder(
                        binary().toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder + "/error.log",
                        "-c",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        TestServer.await(nginx::listens, "nginx listens; its words are in " + folder);
        return nginx;
    }

    /** nginx can't be given port 0 and asked afterwards. */
    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new AssertionError("nginx has ended with " + process.exitValue());
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    Peer connect() {
        Peer peer = Peer.connect(port);
        peers.add(peer);
        return peer;
    }

    /** Somebody who comes from another address of this machine. */
    Peer connectFrom(byte... address) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        Peer peer = new Peer(new Socket(here, port, InetAddress.getByAddress(address), 0));
        peers.add(peer);
        return peer;
    }

    /** The head of an answer to a GET, in small letters. */
    String head(String path, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return connect()
                .send("GET " + path + " HTTP/1.1\r\nHost: chat.example\r\n" + more + "\r\n")
                .awaitText("\r\n\r\n")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        peers.forEach(Peer::hangUp);
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrupted));
        }
    }
}
