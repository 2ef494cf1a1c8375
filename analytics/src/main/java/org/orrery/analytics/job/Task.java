package org.orrery.analytics.job;

/// A computation for the analytics pool. It reports and asks its [Progress] often; what it returns after it was cancelled is
/// dropped. An exception it throws becomes the job's.
@FunctionalInterface
public interface Task<T> {

    T run(Progress progress) throws Exception;
}
