package io.hubbub.task;

/** A task whose inside is the test's. */
record TestTask(String name, Inside inside) implements Task {
    interface Inside {
        String run(String arguments) throws Exception;
    }

    @Override
    public String usage() {
        return name + " TEXT";
    }

    @Override
    public String run(String arguments) throws Exception {
        return inside.run(arguments);
    }
}
