namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What kind of answer a field, question or argument holds. Closed family.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    public sealed record YesNo : FieldType;

    public sealed record Number : FieldType;

    /// <param name="Long">Several lines.</param>
    public sealed record Text(bool Long) : FieldType;

    public sealed record Date : FieldType;

    public sealed record Moment : FieldType;

    public sealed record Period : FieldType;

    /// <param name="List">The choice list.</param>
    /// <param name="Several">Several codes may be chosen.</param>
    public sealed record Choice(string List, bool Several) : FieldType;

    /// <param name="Role">Only users who hold this role; null: any.</param>
    public sealed record User(string? Role) : FieldType;

    /// <summary>Somebody on file who does not sign in, by the host's id: somebody of a family, somebody from outside.</summary>
    public sealed record Person : FieldType;

    /// <summary>One record of the same case, by its id.</summary>
    /// <param name="List">The record type.</param>
    public sealed record Record(string List) : FieldType;

    /// <summary>Several records at once; in forms only.</summary>
    /// <param name="List">The record type.</param>
    public sealed record Records(string List) : FieldType;
}
