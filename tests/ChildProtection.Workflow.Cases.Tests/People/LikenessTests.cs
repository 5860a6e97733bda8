using ChildProtection.Workflow.Cases.People.Matching;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class LikenessTests
{
    private static readonly PersonSketch Sian = Sketch("Siân", "Coracle", new LocalDate(2018, 5, 11));

    [TestCase("Siân", "Coracle", "2018-05-11", LikenessReason.SameName, LikenessReason.SameBirthDate)]
    [TestCase("sian", "CORACLE", "2018-11-05", LikenessReason.SameName, LikenessReason.DayAndMonthSwapped)]
    [TestCase("Shan", "Corracle", "2018-05-11", LikenessReason.SoundsAlike, LikenessReason.SameBirthDate)]
    [TestCase("Siân", "Coralce", "2018-05-17", LikenessReason.SpelledAlike, LikenessReason.OneDigitOther)]
    [TestCase("Coracle", "Siân", "2019-05-11", LikenessReason.SameNameSwapped, LikenessReason.YearOffByOne)]
    [TestCase("Siân", "Tern", "2018-05-11", LikenessReason.OneNameAlike, LikenessReason.SameBirthDate)]
    public void Somebody_who_may_be_the_same_is_likely_and_it_is_said_why(string given, string family, string born, LikenessReason name, LikenessReason date)
    {
        var likeness = Likeness.Of(Sketch(given, family, NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value), Sian);

        Assert.That(likeness.Points, Is.GreaterThanOrEqualTo(Likeness.LikelyFrom));
        Assert.That(likeness.Reasons, Is.EqualTo(new[] { name, date }));
    }

    [TestCase("Bryn", "Kingcupper", "2018-05-11")]
    [TestCase("Siân", "Tern", "2011-02-27")]
    [TestCase("Bryn", "Coracle", "2011-02-27")]
    public void Somebody_else_is_not(string given, string family, string born) =>
        Assert.That(Likeness.Of(Sketch(given, family, NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value), Sian).Points, Is.LessThan(Likeness.LikelyFrom));

    [Test]
    public void Twins_are_found_beside_each_other_and_are_for_a_person_to_tell_apart() =>
        Assert.That(Likeness.Of(Sketch("Osian", "Coracle", Sian.BornOn), Sian).Points, Is.GreaterThanOrEqualTo(Likeness.LikelyFrom));

    [Test]
    public void A_child_who_was_expected_may_be_the_one_that_was_born()
    {
        var expected = new PersonSketch([new PersonSketch.Called("Baby", "Coracle")], null, new LocalDate(2026, 3, 1), null);

        var likeness = Likeness.Of(Sketch("Seren", "Coracle", new LocalDate(2026, 2, 20)), expected);

        Assert.That(likeness.Reasons, Does.Contain(LikenessReason.ExpectedThen));
        Assert.That(likeness.Points, Is.GreaterThanOrEqualTo(Likeness.LikelyFrom));
    }

    [Test]
    public void One_number_of_the_nhs_is_one_child_whatever_the_name()
    {
        var one = new PersonSketch([new PersonSketch.Called("Siân", "Coracle")], null, null, "9434765919");

        Assert.That(Likeness.Of(one with { Names = [new PersonSketch.Called("Bryn", "Tern")] }, one).Reasons, Is.EqualTo(new[] { LikenessReason.SameNhsNumber }));
    }

    [Test]
    public void A_former_name_counts()
    {
        var married = Sian with { Names = [new PersonSketch.Called("Siân", "Tern"), .. Sian.Names] };

        Assert.That(Likeness.Of(Sian, married).Reasons, Does.Contain(LikenessReason.FormerName));
    }

    [Test]
    public void Whoever_is_likely_has_a_key_in_common_with_whom_they_are_like()
    {
        string[] given = ["Siân", "Shan", "Mohammed", "Muhammad", "Niamh", "Neve", "Osian", "Gruffydd", "Griffith", "Zofia", "Mary-Ann"];
        string[] family = ["Coracle", "Coralce", "Tern", "Wagtailer", "Wagtaler", "ap Rhys", "Al-Hassan", "Hasan", "Kingcupper"];
        var days = BirthDates.Slips(new LocalDate(2018, 5, 11)).Append(new LocalDate(2011, 2, 27)).ToArray();
        var people = from one in Gen.Elements(given) from other in Gen.Elements(family) from day in Gen.Elements(days) from cross in Gen.Elements(true, false)
                     select cross ? Sketch(other, one, day) : Sketch(one, other, day);

        Prop.ForAll(Gen.Zip(people, people).ToArbitrary(), pair =>
        {
            var (one, other) = pair;
            // A family name alone that is misspelled, with another given name and a slipped date, is past what keys can find.
            return Likeness.Of(one, other).Points < 60 || SearchKeys.Stored(other).Overlaps(SearchKeys.ForDuplicates(one));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(20261122, 7));
    }

    [Test]
    public void A_slipped_date_is_one_that_is_compared_as_slipped() =>
        Assert.That(
            BirthDates.Slips(new LocalDate(2020, 2, 29)).Where(slip => BirthDates.Compare(new LocalDate(2020, 2, 29), slip) is null), Is.Empty);

    [TestCase("coracle", "coracle", 0)]
    [TestCase("coracle", "coralce", 1)]
    [TestCase("coracle", "coracl", 1)]
    [TestCase("siân", "", 4)]
    public void A_slip_of_the_fingers_counts_once(string one, string other, int slips) => Assert.That(Spelling.Distance(one, other), Is.EqualTo(slips));

    private static PersonSketch Sketch(string given, string family, LocalDate? born) => new([new PersonSketch.Called(given, family)], born, null, null);
}
