using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// The children whose files are not there for one reader. Every list, search, count and name of a child is asked of this: whoever is hidden is absent from it, and
/// nothing says that somebody is.
/// </summary>
/// <remarks>
/// Counts of work done and of children on the register that an authority has to report count everybody: they are made from the tables, without a reader, and ask
/// <see cref="None"/>. That is the one place where a restricted file counts for those who do not see it; a table small enough to tell who it is must not be shown.
/// </remarks>
public sealed class HiddenFiles
{
    private readonly HashSet<ChildId> children;

    public HiddenFiles(IEnumerable<ChildId> children) => this.children = [.. children];

    /// <summary>Nothing is hidden: for counts that are official, and for what the system does by itself.</summary>
    public static HiddenFiles None { get; } = new([]);

    /// <summary>For a query: in no particular order.</summary>
    public IReadOnlyCollection<ChildId> Children => children;

    public bool Hides(ChildId child) => children.Contains(child);

    public bool Hides(PersonId person) => children.Contains(new ChildId(person.Value));

    public bool Hides(SubjectId subject) => children.Contains(new ChildId(subject.Value));

    /// <summary>As seen from the child's own file, by whoever has come through its door.</summary>
    /// <param name="records">All records of the child.</param>
    public HiddenFiles But(IEnumerable<ChildId> records) => children.Overlaps(records) ? new(children.Except(records)) : this;
}
