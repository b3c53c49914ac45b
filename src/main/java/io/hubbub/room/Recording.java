package io.hubbub.room;

import java.util.Locale;

/**
 * That what happens in a room is kept, and how.
 *
 * @param days for how many days; 0 for any time
 * @param events how many events at most, the last ones; 0 for any number
 * @param beforeSeen whether nobody sees anything before it is stored, so that what can't be stored is refused
 */
public record Recording(int days, int events, boolean beforeSeen) {

    /** The same in a room that is kept for so many days at most; 0 for any number. */
    public Recording within(int most) {
        boolean isLess = most > 0 && (days == 0 || most < days);
        return isLess ? new Recording(most, events, beforeSeen) : this;
    }

    /** For how long what is said there can be read again, as the end of a sentence. */
    public String howLong() {
        if (days == 0) {
            return events == 0 ? "for good" : "as long as it is among the last " + written() + " events";
        }
        String time = "for " + (days == 1 ? "a day" : days + " days");
        return events == 0 ? time : time + ", the last " + written() + " events at most";
    }

    private String written() {
        return String.format(Locale.ROOT, "%,d", events);
    }

    /** The sentence, without its end, that tells the members of a room. */
    public String sentence() {
        return "What is said here is kept " + howLong();
    }
}
