package io.hubbub.config;

import java.nio.file.Path;

/**
 * Where settings come from.
 *
 * @param file as messages name it
 * @param folder what relative paths in the settings are relative to
 */
record Origin(String file, Path folder, Environment environment) {}
