using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.CasePage;

public sealed class FamilyPictureTests
{
    private static readonly Words English = new(TextCatalogue.Load(), "en");
    private static readonly PersonCard Seren = Card(1, "Seren", isChild: true);
    private static readonly SubjectId Home = Household(1);

    [Test]
    public void Everybody_stands_in_one_box_and_no_box_covers_another_or_leaves_the_picture()
    {
        PersonCard[] people = [Seren, .. Enumerable.Range(2, 6).Select(number => Card(number, $"Child {number}", isChild: true)), .. Enumerable.Range(8, 5).Select(number => Card(number, "Somebody with a very long name", isChild: false))];
        var facts = people.Take(9).Select(person => Lives(person, Home)).Append(Lives(people[9], Household(2))).ToArray();

        var picture = Picture(people, facts);

        Assert.That(picture.Nodes.Select(node => node.Person), Is.EquivalentTo(people.Select(person => SubjectId.Of(person.Id))));
        Assert.That(picture.Nodes.All(node => node.X >= 0 && node.X + FamilyPicture.NodeWidth <= FamilyPicture.Width && node.Y + FamilyPicture.NodeHeight <= picture.Height));
        Assert.That(
            from one in picture.Nodes
            from other in picture.Nodes
            where one != other && Math.Abs(one.X - other.X) < FamilyPicture.NodeWidth && Math.Abs(one.Y - other.Y) < FamilyPicture.NodeHeight
            select (one.Name, other.Name),
            Is.Empty);
    }

    [Test]
    public void The_frame_of_the_childs_home_stands_between_those_of_the_others()
    {
        var (mother, father) = (Card(2, "Carys", isChild: false), Card(3, "Gethin", isChild: false));

        var picture = Picture([Seren, mother, father], [Lives(Seren, Home), Lives(mother, Household(2)), Lives(father, Household(3))]);

        Assert.That(picture.Frames.Select(frame => frame.Home), Is.EqualTo(new[] { false, true, false }));
    }

    [Test]
    public void A_child_who_lives_with_each_parent_in_turn_stands_in_both_homes_and_the_words_say_so()
    {
        var (mother, father) = (Card(2, "Carys", isChild: false), Card(3, "Gethin", isChild: false));

        var picture = Picture(
            [Seren, mother, father],
            [Lives(Seren, Home), Lives(Seren, Household(2)), Lives(mother, Home), Lives(father, Household(2)), Related(mother, "mother", "yes"), Related(father, "father", "yes")]);

        Assert.That(picture.Frames.Select(frame => frame.Home), Is.EqualTo(new[] { true, true }));
        Assert.That(picture.Nodes.Where(node => node.Centre).Select(node => node.Again), Is.EquivalentTo(new[] { false, true }));
        Assert.That(picture.Lines, Has.Count.EqualTo(2), "a line from each parent, once");
        Assert.That(picture.Sentences.Count(sentence => sentence.Contains("Seren Coracle", StringComparison.Ordinal) && !sentence.Contains(" to ", StringComparison.Ordinal)), Is.EqualTo(2));
        Assert.That(string.Join(" ", picture.Sentences), Does.Contain("Seren Coracle (has another home as well)"));
    }

    [Test]
    public void Lines_say_who_has_parental_responsibility_and_the_words_say_all_that_the_picture_shows()
    {
        var (mother, father) = (Card(2, "Carys", isChild: false), Card(3, "Gethin", isChild: false));

        var picture = Picture([Seren, mother, father], [Lives(Seren, Home), Lives(mother, Home), Related(mother, "mother", "yes"), Related(father, "father", "no")]);

        Assert.That(picture.Lines.Select(line => line.Kind), Is.EquivalentTo(new[] { FamilyPicture.LineKind.Responsible, FamilyPicture.LineKind.NotResponsible }));
        Assert.That(string.Join(" ", picture.Sentences), Does.Contain("Seren Coracle, Carys Coracle").And.Contain("Carys Coracle, to Seren Coracle: Mother; Parental responsibility: Yes").And.Contain("Gethin Coracle"));
    }

    private static FamilyPicture Picture(IReadOnlyList<PersonCard> people, IReadOnlyList<Fact> facts) =>
        FamilyPicture.Of(new PeopleView(Seren, people, facts, new HashSet<SubjectId>(), isCleared: true), English);

    private static PersonCard Card(int number, string name, bool isChild) =>
        new(new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), isChild, name, "Coracle", null, null, null);

    private static SubjectId Household(int number) => new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]));

    private static Fact Lives(PersonCard card, SubjectId home) => Of(SubjectId.Of(card.Id), FactKinds.LivesIn, FactValue.Of(("as", "other")), home);

    private static Fact Related(PersonCard card, string kind, string responsible) =>
        Of(SubjectId.Of(Seren.Id), FactKinds.Relationship, FactValue.Of(("kind", kind), ("parental_responsibility", responsible)), SubjectId.Of(card.Id));

    private static Fact Of(SubjectId subject, FactKind kind, FactValue value, SubjectId about) =>
        new(new FactId(Guid.NewGuid()), subject, kind, Guid.NewGuid(), about, value, null, null, new Signature(new UserId(Guid.NewGuid()), Instant.FromUtc(2026, 3, 2, 9, 0)));
}
