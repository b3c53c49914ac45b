package io.hubbub;

/** The command line: {@code java -jar hubbub.jar}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("hubbub");
    }
}
