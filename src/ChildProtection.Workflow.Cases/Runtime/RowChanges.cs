namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What comes from one set of rows to another: set what is new or different, remove what is gone. In order of key.</summary>
internal static class RowChanges
{
    /// <summary>What is new or different.</summary>
    public static IReadOnlyList<T> Set<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after)
        where T : notnull =>
        Of(after, row => !before.TryGetValue(row.Key, out var old) || !row.Value.Equals(old));

    public static IReadOnlyList<T> New<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after)
        where T : notnull =>
        Of(after, row => !before.ContainsKey(row.Key));

    public static IReadOnlyList<T> Changed<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after)
        where T : notnull =>
        Of(after, row => before.TryGetValue(row.Key, out var old) && !row.Value.Equals(old));

    public static IReadOnlyList<string> Gone<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after) =>
        [.. before.Keys.Where(key => !after.ContainsKey(key)).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<T> Of<T>(IReadOnlyDictionary<string, T> after, Func<KeyValuePair<string, T>, bool> taken) =>
        [.. after.Where(taken).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value)];
}
