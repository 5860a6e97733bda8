namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Why two people may be one.</summary>
public enum LikenessReason
{
    SameNhsNumber,
    SameName,
    SameNameSwapped,
    SoundsAlike,
    SpelledAlike,
    OneNameAlike,
    FormerName,
    SameBirthDate,
    DayAndMonthSwapped,
    OneDigitOther,
    YearOffByOne,
    ExpectedThen,
    OtherBirthDate,
}
