using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.People;

/// <summary>
/// The family as a picture: a frame for each household, the child's in the middle, whoever has two homes in both, and a line from each person to each child they are related to. Drawn from what the
/// reader may see, as narrow as a phone. What it shows is said in <see cref="Sentences"/> as well.
/// </summary>
/// <param name="Sentences">The picture in words, whole.</param>
public sealed record FamilyPicture(
    double Height, IReadOnlyList<FamilyPicture.Frame> Frames, IReadOnlyList<FamilyPicture.Node> Nodes, IReadOnlyList<FamilyPicture.Line> Lines, IReadOnlyList<string> Sentences)
{
    /// <summary>In the picture's units; a phone shows it without scrolling.</summary>
    public const double Width = 344;

    public const double NodeWidth = 104;

    public const double NodeHeight = 44;

    private const double Pad = 8;
    private const double TitleHeight = 22;
    private const double FrameGap = 26;
    private const int InRow = 3;

    /// <summary>Letters of a name that a box holds.</summary>
    private const int NameLettersMax = 13;

    /// <summary>Letters of a frame's title.</summary>
    private const int TitleLettersMax = 44;

    /// <param name="Home">The child of the case lives there.</param>
    public sealed record Frame(double Y, double Height, string Title, bool Home);

    /// <param name="Stands">How the person stands to the child, or that it is a child of the same family group; empty: not at all.</param>
    /// <param name="Centre">The child of the case.</param>
    /// <param name="Again">The person stands in another frame already, from which the lines go: they have more than one home.</param>
    public sealed record Node(SubjectId Person, double X, double Y, string Name, string Stands, bool IsChild, bool Centre, bool Again);

    /// <param name="Kind">With parental responsibility, without, or not known.</param>
    public sealed record Line(double X1, double Y1, double X2, double Y2, LineKind Kind);

    public enum LineKind
    {
        Responsible,
        NotResponsible,
        NotKnown,
    }

    public static FamilyPicture Of(PeopleView view, Words words)
    {
        var said = new FactWords(words);
        var groups = Groups(view, said, words);
        var (frames, nodes, y) = (new List<Frame>(), new List<Node>(), 1.0);
        foreach (var group in groups)
        {
            var top = y;
            y += TitleHeight;
            foreach (var row in group.People.Where(one => !one.Person.IsChild).Chunk(InRow).Concat(group.People.Where(one => one.Person.IsChild).Chunk(InRow)))
            {
                var x = (Width - ((row.Length * (NodeWidth + Pad)) - Pad)) / 2;
                foreach (var (person, again) in row)
                {
                    nodes.Add(new Node(
                        SubjectId.Of(person.Id), x, y, Short(Called(person), NameLettersMax), again ? words["people.picture_again"] : view.Group.Contains(person.Id) ? words["family.in_group"] : Stands(view, person, said),
                        person.IsChild, person.Id == view.Child.Id, again));
                    x += NodeWidth + Pad;
                }
                y += NodeHeight + Pad;
            }
            frames.Add(new Frame(top, y - top, Short(group.Title, TitleLettersMax), group.Home));
            y += FrameGap;
        }
        var together = view.Persons.Where(person => view.Group.Contains(person.Id)).Select(person => person.Name).ToList();
        return new FamilyPicture(
            Math.Max(y - FrameGap + 1, 1), frames, nodes, Ties(view, nodes),
            [.. groups.SelectMany(group => Say(view, group, said, words)), .. together.Count == 0 ? Array.Empty<string>() : [words.With("family.picture", view.Child.Name, string.Join(", ", together))]]);
    }

    private static IReadOnlyList<Group> Groups(PeopleView view, FactWords said, Words words)
    {
        var living = view.Facts.Where(fact => fact.Kind == FactKinds.LivesIn && fact.IsOpen && fact.About is not null).ToLookup(fact => fact.About!.Value, fact => fact.Subject);
        var home = living.FirstOrDefault(group => group.Contains(SubjectId.Of(view.Child.Id)))?.Key;
        var housed = new HashSet<PersonId>();
        var all = new List<Group>();
        // The child's own home takes its people first: of somebody who lives in two places the lines go from where the child is.
        foreach (var household in living.OrderByDescending(group => group.Key == home))
        {
            var people = view.Persons.Where(person => !person.IsOtherRecord && household.Contains(SubjectId.Of(person.Id))).Select(person => (Person: person, Again: !housed.Add(person.Id))).ToList();
            if (people.Count > 0)
            {
                var address = view.Now(household.Key, FactKinds.Address);
                var title = address is null ? words["people.no_address"] : said.Value(address).ReplaceLineEndings(", ");
                var isHome = people.Any(one => one.Person.Id == view.Child.Id);
                all.Add(new Group(isHome ? words.With("people.picture_home", title) : title, isHome, people));
            }
        }
        var elsewhere = view.Persons.Where(person => !person.IsOtherRecord && !housed.Contains(person.Id)).Select(person => (Person: person, Again: false)).ToList();
        if (elsewhere.Count > 0)
        {
            all.Add(new Group(words["people.picture_elsewhere"], elsewhere.Any(one => one.Person.Id == view.Child.Id), elsewhere));
        }
        var (middle, others) = (all.Where(group => group.Home), all.Where(group => !group.Home).ToList());
        return [.. others.Take(others.Count / 2), .. middle, .. others.Skip(others.Count / 2)];
    }

    private static IReadOnlyList<Line> Ties(PeopleView view, List<Node> nodes) =>
    [
        .. from fact in Relationships(view)
           let person = nodes.FirstOrDefault(node => node.Person == fact.About && !node.Again)
           let child = nodes.FirstOrDefault(node => node.Person == fact.Subject && !node.Again)
           where person is not null && child is not null && !person.IsChild
           let above = person.Y <= child.Y
           select new Line(
               person.X + (NodeWidth / 2), above ? person.Y + NodeHeight : person.Y, child.X + (NodeWidth / 2), above ? child.Y : child.Y + NodeHeight, KindOf(fact)),
    ];

    private static IEnumerable<Fact> Relationships(PeopleView view) =>
        view.Facts.Where(fact => fact.Kind == FactKinds.Relationship && fact.IsOpen && fact.About is not null && fact.Value is FactValue.Said);

    private static LineKind KindOf(Fact fact) => ((FactValue.Said)fact.Value)["parental_responsibility"] switch
    {
        "yes" => LineKind.Responsible,
        "no" => LineKind.NotResponsible,
        _ => LineKind.NotKnown,
    };

    private static string Stands(PeopleView view, PersonCard person, FactWords said) =>
        Relationships(view).FirstOrDefault(fact => fact.Subject == SubjectId.Of(view.Child.Id) && fact.About == SubjectId.Of(person.Id)) is { } fact ? said.Part(fact, "kind") : string.Empty;

    private static IEnumerable<string> Say(PeopleView view, Group group, FactWords said, Words words)
    {
        yield return words.With("people.picture_lives", group.Title, string.Join(", ", group.People.Select(one => one.Again ? words.With("people.picture_again_words", one.Person.Name) : one.Person.Name)));
        foreach (var fact in group.People.Where(one => !one.Again).SelectMany(one => Relationships(view).Where(fact => fact.About == SubjectId.Of(one.Person.Id))))
        {
            if (view.Person(fact.Subject) is { } child && view.Person(fact.About!.Value) is { } person)
            {
                yield return words.With("people.picture_related", person.Name, child.Name, said.Value(fact));
            }
        }
    }

    /// <summary>The given name, and how the family name begins: a box holds no more.</summary>
    private static string Called(PersonCard person) => person.FamilyName.Length > 0 ? $"{person.GivenName} {person.FamilyName[0]}." : person.GivenName;

    private static string Short(string text, int letters) => text.Length <= letters ? text : $"{text[..(letters - 1)]}…";

    private sealed record Group(string Title, bool Home, IReadOnlyList<(PersonCard Person, bool Again)> People);
}
