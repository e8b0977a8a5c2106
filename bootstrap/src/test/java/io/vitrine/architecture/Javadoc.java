package io.vitrine.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/** What sources say about their types. Class files no longer know, so the compiler is asked. */
final class Javadoc {
    private Javadoc() {}

    /** The names of the public types in a folder of sources, nested ones aside. */
    static List<String> publicTypes(Path sources) {
        return parsed(sources, (unit, type, docs) -> Stream.of(nameOf(unit, type)));
    }

    /** Those of them that have no Javadoc. */
    static List<String> undocumentedPublicTypes(Path sources) {
        return parsed(sources, (unit, type, docs) -> {
            var comment = docs.getDocComment(TreePath.getPath(unit, type));
            return comment == null || comment.isBlank() ? Stream.of(nameOf(unit, type)) : Stream.empty();
        });
    }

    private interface Look {
        Stream<String> at(CompilationUnitTree unit, ClassTree type, DocTrees docs);
    }

    private static List<String> parsed(Path sources, Look look) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(Checkout.files(sources, ".java"));
            var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
            var docs = DocTrees.instance(task);
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .flatMap(unit -> unit.getTypeDecls().stream()
                            .filter(ClassTree.class::isInstance)
                            .map(ClassTree.class::cast)
                            .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                            .flatMap(type -> look.at(unit, type, docs)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(CompilationUnitTree unit, ClassTree type) {
        return unit.getPackageName() + "." + type.getSimpleName();
    }
}
