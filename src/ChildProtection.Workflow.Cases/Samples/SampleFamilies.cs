using System.Globalization;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Simulation;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Samples;

/// <summary>
/// Invented people around the invented children: parents and others, where they live, school, doctor and number. Postcodes are the pseudo ones of the Office for
/// National Statistics, telephone numbers those kept for drama, numbers of the NHS those kept for tests: none is anybody's.
/// </summary>
public static class SampleFamilies
{
    /// <summary>Families in one piece of work.</summary>
    private const int FamiliesAtOnce = 25;

    private const int SchoolAge = 4;

    private static readonly string[] Streets = ["Heol y Bont", "Lark Rise", "Ffordd y Felin", "Saltmarsh Road", "Maes yr Haf", "Candle Lane", "Stryd y Ffynnon", "Orchard Close"];

    private static readonly string[] Languages = ["en", "en", "cy", "en", "other", "bsl"];

    public static IEnumerable<FileChanges> Of(AuthorityFile file, IReadOnlyList<SimulatedChild> children, Signature keeper)
    {
        var families = children.GroupBy(child => child.Family).Select((family, number) => Family(number, [.. family]));
        foreach (var some in families.Chunk(FamiliesAtOnce))
        {
            yield return new FileChanges(file.Authority, keeper)
            {
                Persons = [.. some.SelectMany(family => family.Persons)],
                Facts = [.. some.SelectMany(family => family.Facts)],
                Families = [.. some.SelectMany(family => family.Places)],
            };
        }
    }

    private static Made Family(int number, IReadOnlyList<SimulatedChild> children)
    {
        var made = new Made(children[0].Family.Value);
        var home = made.Household(number);
        var firstBorn = children.Min(child => child.BornOn);
        var mother = made.Adult(InventedNames.GivenName((number * 7) + 3), children[0].FamilyName, firstBorn.PlusYears(-19 - (number % 17)));
        made.Lives(mother, home, "mother", firstBorn);
        made.Contact(mother, number);
        if (number % 8 == 1)
        {
            made.Add(home, FactKinds.SafetyNotes, FactValue.Of(("notes", "A dog that does not know you: ring before you come to the door.")));
        }
        PersonId? father = number % 3 == 2 ? null : made.Adult(InventedNames.GivenName((number * 11) + 5), InventedNames.FamilyName((number * 5) + 1), firstBorn.PlusYears(-21 - (number % 19)));
        if (father is { } known)
        {
            made.Lives(known, number % 2 == 0 ? home : made.Household(number + 1_000), "father", firstBorn);
        }
        PersonId? grandmother = number % 4 == 1 ? made.Adult(InventedNames.GivenName((number * 13) + 1), children[0].FamilyName, firstBorn.PlusYears(-50)) : null;
        foreach (var (child, index) in children.Select((child, index) => (child, index)))
        {
            made.Child(child, (number * 10) + index);
            made.Lives(PersonId.Of(child.Id), home, "child", child.BornOn);
            made.Related(child, mother, "mother", "yes");
            if (father is { } related)
            {
                made.Related(child, related, "father", number % 5 == 0 ? "no" : "yes");
            }
            if (grandmother is { } elder)
            {
                made.Related(child, elder, "grandparent", "no");
            }
            made.Places.Add(new FamilyPlace(child.Id, child.Family, child.FamilyName));
        }
        return made;
    }

    /// <summary>What is made of one family, with ids that come from the family's.</summary>
    private sealed class Made(Guid family)
    {
        private int _numbers;

        public List<NewPerson> Persons { get; } = [];

        public List<FactChange> Facts { get; } = [];

        public List<FamilyPlace> Places { get; } = [];

        public SubjectId Household(int number)
        {
            var home = new SubjectId(FactIds.Derived(family, _numbers++));
            var lines = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 60)} {Streets[number % Streets.Length]}");
            Add(home, FactKinds.Address, FactValue.Of(("lines", lines), ("postcode", string.Create(CultureInfo.InvariantCulture, $"ZZ99 {number % 10}{(char)('A' + (number % 26))}Z"))));
            return home;
        }

        public PersonId Adult(string given, string familyName, LocalDate born)
        {
            var person = new PersonId(FactIds.Derived(family, _numbers++));
            Persons.Add(new NewPerson(person, IsChild: false));
            Name(SubjectId.Of(person), given, familyName, born);
            return person;
        }

        public void Child(SimulatedChild child, int number)
        {
            var subject = SubjectId.Of(child.Id);
            Persons.Add(new NewPerson(PersonId.Of(child.Id), IsChild: true));
            Name(subject, child.GivenName, child.FamilyName, child.BornOn);
            Add(subject, FactKinds.Language, FactValue.Of(("language", Languages[number % Languages.Length]), ("which", number % Languages.Length == 4 ? "Polski" : null), ("interpreter", "no")));
            Add(subject, FactKinds.NhsNumber, FactValue.Of(("number", TestNumber(number))));
            Add(subject, FactKinds.Doctor, FactValue.Of(("name", "Dr A. Quillfeather"), ("practice", "Canolfan Iechyd Bae Arian")));
            Add(subject, FactKinds.ResponsibleAuthority, new FactValue.Unsaid(UnsaidReason.NotDone, "To be confirmed with the team that referred"));
            if (child.ReferredAt.InUtc().Date >= child.BornOn.PlusYears(SchoolAge))
            {
                Add(subject, FactKinds.School, FactValue.Of(("name", "Hillside School"), ("hours", "8:50 to 15:20")));
            }
        }

        public void Lives(PersonId person, SubjectId home, string lives, LocalDate from) =>
            Add(SubjectId.Of(person), FactKinds.LivesIn, FactValue.Of(("as", lives)), home, from);

        public void Related(SimulatedChild child, PersonId person, string kind, string responsibility) =>
            Add(SubjectId.Of(child.Id), FactKinds.Relationship, FactValue.Of(("kind", kind), ("parental_responsibility", responsibility)), SubjectId.Of(person), child.BornOn);

        public void Contact(PersonId person, int number)
        {
            var subject = SubjectId.Of(person);
            var telephone = string.Create(CultureInfo.InvariantCulture, $"07700 900{number % 1_000:D3}");
            Add(subject, FactKinds.Contact, FactValue.Of(("channel", "mobile"), ("value", telephone)));
            if (number % 6 == 0)
            {
                Add(subject, FactKinds.SafeContact, FactValue.Of(("channel", "mobile"), ("value", telephone), ("times", "9:30 to 11:00, on school days"), ("avoid", "Say that you ring from the library. Leave no message.")));
            }
        }

        private void Name(SubjectId subject, string given, string familyName, LocalDate born)
        {
            Add(subject, FactKinds.Name, FactValue.Of(("given", given), ("family", familyName)));
            Add(subject, FactKinds.Born, FactValue.Of(("on", LocalDatePattern.Iso.Format(born))));
        }

        public void Add(SubjectId subject, FactKind kind, FactValue value, SubjectId? about = null, LocalDate? from = null)
        {
            var id = FactIds.Of(family, _numbers++);
            Facts.Add(new FactChange.Begin(id, subject, kind, kind.Several ? FactIds.Derived(family, _numbers++) : Guid.Empty, about, value, from, null));
        }

        /// <summary>A number that begins with 999 is kept for tests; the last digit proves the others.</summary>
        private static string TestNumber(int number) => Enumerable.Range(0, 100)
            .SelectMany(step => Enumerable.Range(0, 10).Select(digit => string.Create(CultureInfo.InvariantCulture, $"999{(number * 7) + step:D6}{digit}")))
            .First(text => NhsNumber.Normalised(text) is not null);
    }
}
