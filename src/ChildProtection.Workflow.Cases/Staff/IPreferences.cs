namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>What somebody chose for their own pages, such as the filter of their list, wherever they sign in.</summary>
public interface IPreferences
{
    /// <summary>Characters of one value.</summary>
    public const int ValueCharactersMax = 1_000;

    /// <summary>Null when nothing was chosen.</summary>
    Task<string?> Find(StaffMember staff, string name, CancellationToken cancellationToken);

    /// <param name="value">At most <see cref="ValueCharactersMax"/> characters; null: what is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is too long.</exception>
    Task Keep(StaffMember staff, string name, string? value, CancellationToken cancellationToken);
}
