package io.hubbub.bus;

import io.hubbub.room.InstanceId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The processes that make up a server, and the one that this is. Immutable, and the same everywhere but for that one. */
public final class Nodes {
    private final Node here;
    private final Map<Integer, Node> byNumber;
    private final List<Integer> instances;

    /**
     * @param all in the same order everywhere
     * @param here the number of this one
     */
    public Nodes(List<Node> all, int here) {
        this.byNumber = all.stream().collect(Collectors.toUnmodifiableMap(Node::number, Function.identity()));
        this.here = node(here);
        this.instances = all.stream().flatMap(node -> node.instances().boxed()).toList();
    }

    private Nodes(Map<Integer, Node> byNumber, List<Integer> instances, Node here) {
        this.byNumber = byNumber;
        this.instances = instances;
        this.here = here;
    }

    /** A server of one node. */
    public static Nodes one(int loops) {
        return new Nodes(List.of(new Node(Node.ONLY, 0, 0, loops)), 0);
    }

    /** The same server, as another of its nodes sees it. */
    public Nodes from(int node) {
        return new Nodes(byNumber, instances, node(node));
    }

    /** This node. */
    public Node here() {
        return here;
    }

    /** The instance with the home where a name lives: everywhere the same. */
    public int homeOf(String foldedName) {
        return homeOf(foldedName, instances);
    }

    /** The same of some instances, in the order that they have everywhere. */
    public static int homeOf(String foldedName, List<Integer> instances) {
        int hash = foldedName.hashCode();
        return instances.get(Math.floorMod(hash ^ (hash >>> 16), instances.size()));
    }

    /** The instances of all nodes. */
    public List<Integer> instances() {
        return instances;
    }

    /** The number of a guest that no guest of another instance has: 1, 2, 3 where there is one node. */
    public long guest(int instance, long count) {
        long ofNode = count * here.loops() + InstanceId.loop(instance) + 1;
        return byNumber.size() == 1 ? ofNode : ofNode * InstanceId.NODES + here.number();
    }

    /** The name of the node that an instance is at. */
    String name(int instance) {
        return node(InstanceId.node(instance)).name();
    }

    private Node node(int number) {
        Node node = byNumber.get(number);
        if (node == null) {
            throw new IllegalArgumentException("there is no node " + number);
        }
        return node;
    }
}
