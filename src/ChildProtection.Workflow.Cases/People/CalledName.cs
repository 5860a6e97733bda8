namespace ChildProtection.Workflow.Cases.People;

/// <summary>What a child is called on the pages: the name that the child likes. The full name stands where the law wants it, such as in letters and the register.</summary>
public static class CalledName
{
    /// <param name="knownAs">One word takes the family name with it; several are the whole name. Null or empty: the child is called by the given name.</param>
    /// <param name="given">May hold several names.</param>
    /// <param name="family">May be empty.</param>
    public static string Of(string? knownAs, string given, string family) =>
        string.IsNullOrWhiteSpace(knownAs) ? $"{given} {family}".Trim()
        : knownAs.Trim() is var called && called.Contains(' ', StringComparison.Ordinal) ? called
        : $"{called} {family}".Trim();
}
