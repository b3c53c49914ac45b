package io.hubbub.hub;

import io.hubbub.Instance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever a journal does, and whatever anybody asks for meanwhile: each room has one order, which everybody in it has seen; what is asked
 * for happens once or is refused once; nobody waits for ever; and in the end nothing is left over. Rounds of chance, each with a seed of
 * its own, which does the same again: {@code -Dhubbub.modelSeed=SEED -Dhubbub.modelRounds=1}.
 */
@ExtendWith(VertxExtension.class)
class JournalModelTest {
    private static final int ROUNDS = Integer.getInteger("hubbub.modelRounds", 300);

    @Test
    void whatHappensHappensOnceAndInOneOrder(Vertx vertx) {
        long seed = Long.getLong("hubbub.modelSeed", System.nanoTime());
        System.out.println("seed " + seed);
        Instance.prepare(vertx);
        for (int round = 0; round < ROUNDS; round++) {
            play(vertx, seed + round);
        }
    }

    private static void play(Vertx vertx, long seed) {
        JournalModel model = new JournalModel(seed);
        String id = await(vertx.deployVerticle(model), seed);
        await(model.done(), seed);
        await(vertx.undeploy(id), seed);
    }

    private static <T> T await(Future<T> future, long seed) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError("seed " + seed + ": " + failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }
}
