package io.hubbub;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The circles in which classes of one package need one another; a class within another counts as that one. */
final class Circles {
    private final Map<String, Set<String>> needs = new HashMap<>();

    Circles(JavaClasses classes, String packageName) {
        for (JavaClass each : classes) {
            if (each.getPackageName().equals(packageName)) {
                Set<String> needed = needs.computeIfAbsent(outermost(each), name -> new HashSet<>());
                each.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> target.getPackageName().equals(packageName))
                        .forEach(target -> needed.add(outermost(target)));
            }
        }
    }

    private static String outermost(JavaClass each) {
        return each.getName().replaceFirst("\\$.*", "");
    }

    /** Each circle once, with the names of its classes. */
    Set<Set<String>> ofClasses() {
        Map<String, Set<String>> reach = new HashMap<>();
        needs.keySet().forEach(name -> reach.put(name, reachedFrom(name)));
        Set<Set<String>> circles = new HashSet<>();
        for (String name : needs.keySet()) {
            Set<String> circle = new TreeSet<>();
            for (String other : reach.get(name)) {
                if (!other.equals(name) && reach.getOrDefault(other, Set.of()).contains(name)) {
                    circle.add(other);
                }
            }
            if (!circle.isEmpty()) {
                circle.add(name);
                circles.add(circle);
            }
        }
        return circles;
    }

    private Set<String> reachedFrom(String name) {
        Set<String> reached = new HashSet<>();
        visit(name, reached);
        return reached;
    }

    private void visit(String name, Set<String> reached) {
        for (String next : needs.getOrDefault(name, Set.of())) {
            if (reached.add(next)) {
                visit(next, reached);
            }
        }
    }
}
