package io.hubbub.metrics;

import java.util.Locale;

/** Everything that is told of Hubbub itself: its name, its kind, its label if it has one, and what it means. */
enum Metric {
    SESSIONS("hubbub_sessions", Kind.GAUGE, "door", "Connections that are open"),
    CLOSES("hubbub_closes_total", Kind.COUNTER, "reason", "Connections that have ended"),
    MISTAKES(
            "hubbub_mistakes_total",
            Kind.COUNTER,
            "",
            "Internal errors of the server, each with its cause in the log; only the connections concerned are closed"),
    STRAYS(
            "hubbub_strays_total",
            Kind.COUNTER,
            "",
            "Internal messages that came twice or too late for anything that waits, and were ignored"),
    ROOMS("hubbub_rooms", Kind.GAUGE, "", "Rooms with somebody in them"),
    EVENTS("hubbub_events_total", Kind.COUNTER, "", "Events in all rooms: what was said, who came, who went"),
    DELIVERIES("hubbub_deliveries_total", Kind.COUNTER, "", "Events written to members, each for every member"),
    DELIVERED_BYTES("hubbub_delivered_bytes_total", Kind.COUNTER, "", "Bytes written for that"),
    DELIVERY_LATENCY(
            "hubbub_delivery_latency_seconds",
            Kind.HISTOGRAM,
            "",
            "From the moment in which events get their place in the room's order until an event loop has written them"),
    DATAGRAMS(
            "hubbub_datagrams_total",
            Kind.COUNTER,
            "fate",
            "Datagrams that did not simply pass, and what became of them"),
    MEMBERS_BEHIND(
            "hubbub_members_behind", Kind.GAUGE, "", "Members that can't be written to because they read too slowly"),
    TASKS_RUNNING("hubbub_tasks_running", Kind.GAUGE, "", "Tasks that have a worker"),
    TASKS_QUEUED("hubbub_tasks_queued", Kind.GAUGE, "", "Tasks that wait for a worker"),
    TASKS_ANSWERED("hubbub_tasks_answered_total", Kind.COUNTER, "kind", "Tasks that were answered, and how"),
    TASKS_DROPPED("hubbub_tasks_dropped_total", Kind.COUNTER, "", "Tasks whose asker left before the answer"),
    HISTORY_EVENTS("hubbub_history_events_total", Kind.COUNTER, "", "Events that were stored"),
    HISTORY_LOST(
            "hubbub_history_lost_total",
            Kind.COUNTER,
            "",
            "Events that were not kept, since too much waited while the database failed"),
    HISTORY_FAILURES("hubbub_history_failures_total", Kind.COUNTER, "", "How many times the database began to fail"),
    HISTORY_COMMITS("hubbub_history_commits_total", Kind.COUNTER, "", "Transactions in which events were stored"),
    HISTORY_COMMIT_SECONDS("hubbub_history_commit_seconds", Kind.GAUGE, "", "How long the last of them took"),
    HISTORY_QUEUE("hubbub_history_queue_bytes", Kind.GAUGE, "", "Events that wait to be stored, by their weight"),
    HISTORY_FAILING("hubbub_history_failing", Kind.GAUGE, "", "1 while the database fails, else 0"),
    EVENT_LOOP_LAG(
            "hubbub_event_loop_lag_seconds",
            Kind.GAUGE,
            "loop",
            "How late an event loop gets to its work, measured once a second"),
    BUILD_INFO("hubbub_build_info", Kind.GAUGE, "version", "Always 1");

    /** How a metric's numbers move. */
    enum Kind {
        GAUGE,
        COUNTER,
        HISTOGRAM;

        /** As the page has it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String word;
    private final Kind kind;
    private final String label;
    private final String help;

    Metric(String word, Kind kind, String label, String help) {
        this.word = word;
        this.kind = kind;
        this.label = label;
        this.help = help;
    }

    /** Its name on the page. */
    String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    /** The name of its label; empty if it has none. */
    String label() {
        return label;
    }

    String help() {
        return help;
    }
}
