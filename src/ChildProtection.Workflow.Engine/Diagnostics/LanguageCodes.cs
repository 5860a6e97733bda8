namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>
/// The codes of the workflow language, CPW03xx. A code never gets a new meaning; one that is no longer raised is not reused.
/// </summary>
public static class LanguageCodes
{
    /// <summary>The file is not YAML.</summary>
    public const string NotYaml = "CPW0301";

    /// <summary>One key stands twice in one place: which of the two is meant cannot be known.</summary>
    public const string DuplicateKey = "CPW0302";

    /// <summary>A tab: its width differs from editor to editor, and with it the meaning of the line.</summary>
    public const string Tab = "CPW0303";

    /// <summary>Anchors, aliases, tags, several documents in one file, or keys that are not names.</summary>
    public const string NotUsedHere = "CPW0304";

    /// <summary>A file is larger than the limit.</summary>
    public const string SourceTooLarge = "CPW0305";

    /// <summary>Nested more deeply than the limit.</summary>
    public const string NestedTooDeeply = "CPW0306";

    /// <summary>A key that this part of the language does not have.</summary>
    public const string UnknownKey = "CPW0307";

    /// <summary>A key that is needed is missing.</summary>
    public const string MissingKey = "CPW0308";

    /// <summary>A list where a text belongs, or the like.</summary>
    public const string WrongShape = "CPW0309";

    /// <summary>Not one of the values that can stand here.</summary>
    public const string WrongValue = "CPW0310";

    /// <summary>Not a name: a letter first, then letters, digits and underscores.</summary>
    public const string BadName = "CPW0311";

    /// <summary>A name that the language itself uses.</summary>
    public const string ReservedName = "CPW0312";

    /// <summary>Two things of one kind have one name.</summary>
    public const string DuplicateName = "CPW0313";

    /// <summary>A text is missing in a language that the workflow must be written in.</summary>
    public const string MissingText = "CPW0314";

    /// <summary>A text in a language that the workflow does not name.</summary>
    public const string UnknownLanguage = "CPW0315";

    /// <summary>Not a period such as 10 working days.</summary>
    public const string NotAPeriod = "CPW0316";

    /// <summary>A role that is not given case by case says who may be given it.</summary>
    public const string HeldByOfCaseRole = "CPW0317";

    /// <summary>A file that is included or overlaid cannot be found.</summary>
    public const string SourceMissing = "CPW0320";

    /// <summary>Files include one another in a circle.</summary>
    public const string IncludeCycle = "CPW0321";

    /// <summary>An included file holds what only the workflow's own file may hold.</summary>
    public const string NotInInclude = "CPW0322";

    /// <summary>The same name is declared in two files.</summary>
    public const string NameInTwoFiles = "CPW0323";

    /// <summary>More files than the limit.</summary>
    public const string TooManySources = "CPW0324";

    /// <summary>An overlay lies over another overlay; it must name the whole definition.</summary>
    public const string OverlayOfOverlay = "CPW0325";

    /// <summary>An overlay changes something that the definition under it does not have.</summary>
    public const string OverlaysNothing = "CPW0326";

    /// <summary>An overlay loosens what the law sets.</summary>
    public const string StatutoryLoosened = "CPW0327";

    /// <summary>No such role.</summary>
    public const string UnknownRole = "CPW0330";

    /// <summary>No such form.</summary>
    public const string UnknownForm = "CPW0331";

    /// <summary>No such record type.</summary>
    public const string UnknownRecord = "CPW0332";

    /// <summary>No such field.</summary>
    public const string UnknownField = "CPW0333";

    /// <summary>No such choice list.</summary>
    public const string UnknownChoiceList = "CPW0334";

    /// <summary>No such code in the choice list.</summary>
    public const string UnknownChoice = "CPW0335";

    /// <summary>No such ladder.</summary>
    public const string UnknownLadder = "CPW0336";

    /// <summary>No such event.</summary>
    public const string UnknownEvent = "CPW0337";

    /// <summary>No such signal.</summary>
    public const string UnknownSignal = "CPW0338";

    /// <summary>Neither a thing that the language does nor an effect that is declared.</summary>
    public const string UnknownEffect = "CPW0339";

    /// <summary>No such state from where it is named.</summary>
    public const string UnknownState = "CPW0340";

    /// <summary>No such deadline.</summary>
    public const string UnknownDeadline = "CPW0341";

    /// <summary>No such calendar.</summary>
    public const string UnknownCalendar = "CPW0342";

    /// <summary>No such question in the form at hand.</summary>
    public const string UnknownQuestion = "CPW0343";

    /// <summary>An effect is given an argument that it does not have, or not given one that it has.</summary>
    public const string EffectArguments = "CPW0344";

    /// <summary>An answer does not fit the field of the same name that it fills.</summary>
    public const string AnswerDoesNotFit = "CPW0345";

    /// <summary>No such rule in the book of rules.</summary>
    public const string UnknownRule = "CPW0346";

    /// <summary>A folder of definitions has no book of rules, so that nothing checks what they name as their basis.</summary>
    public const string RulesMissing = "CPW0347";

    /// <summary>A parameter of several limits stands where one value is needed.</summary>
    public const string SeveralLimits = "CPW0352";

    /// <summary>A brace in the text of a document is not closed.</summary>
    public const string BraceOpen = "CPW0356";

    /// <summary>There is no task of that name.</summary>
    public const string UnknownTask = "CPW0357";

    /// <summary>A task gives a document that there is not.</summary>
    public const string UnknownDocument = "CPW0348";

    /// <summary>A document is given by a task that stands for other records than the document does.</summary>
    public const string GivenForOthers = "CPW0358";

    /// <summary>A question that is shared between cases hangs on one that each case answers by itself.</summary>
    public const string SharedHangsOnAlone = "CPW0359";

    /// <summary>A document shows somebody what only some roles see.</summary>
    public const string HiddenInDocument = "CPW0353";

    /// <summary>Somebody is asked about what they may not see.</summary>
    public const string NotSeenByItsRole = "CPW0354";

    /// <summary>A form that is for each record of a list is asked where there is no such record at hand.</summary>
    public const string FormForEach = "CPW0355";

    /// <summary>A state that nothing leads to.</summary>
    public const string UnreachableState = "CPW0360";

    /// <summary>A state in which nobody has anything to do and nothing is awaited.</summary>
    public const string IdleState = "CPW0361";

    /// <summary>Automatic transitions that go round for ever.</summary>
    public const string EndlessAlways = "CPW0362";

    /// <summary>An <c>always</c> line before the last one has no condition.</summary>
    public const string AlwaysWithoutWhen = "CPW0363";

    /// <summary>A line that is never tried, because one before it is always taken.</summary>
    public const string UnreachableLine = "CPW0364";

    /// <summary>Two regions answer one thing, cannot both be taken, and nothing says which one wins.</summary>
    public const string RegionsConflict = "CPW0365";

    /// <summary>Two regions set one field on one event.</summary>
    public const string RegionsSetOneField = "CPW0366";

    /// <summary>A final state with work in it: nobody would be asked to do it.</summary>
    public const string WorkInFinal = "CPW0367";

    /// <summary>A state with both states and regions.</summary>
    public const string StatesAndRegions = "CPW0368";

    /// <summary>The state to begin in is not there.</summary>
    public const string InitialMissing = "CPW0369";

    /// <summary>A transition from one region into another one beside it.</summary>
    public const string TargetInOtherRegion = "CPW0370";

    /// <summary>A transition with both <c>to</c> and <c>resume</c>.</summary>
    public const string ToAndResume = "CPW0371";

    /// <summary>A state without children is resumed: there is no place in it to go back to.</summary>
    public const string NothingToResume = "CPW0372";

    /// <summary>States or regions are announced and none is there.</summary>
    public const string NoStates = "CPW0373";

    /// <summary>The end of a state is awaited that has no final state.</summary>
    public const string DoneNeverComes = "CPW0374";

    /// <summary>One deadline name in two states.</summary>
    public const string DeadlineInTwoStates = "CPW0375";

    /// <summary>A deadline counts from the time of day it is, which moves on.</summary>
    public const string DeadlineFromClock = "CPW0376";

    /// <summary>An alarm is paused.</summary>
    public const string AlarmPaused = "CPW0377";

    /// <summary>Whether a deadline stands depends on whether it is missed or runs, by itself or through others.</summary>
    public const string DeadlinesInCircle = "CPW0378";

    /// <summary>Work that nobody with an account may do.</summary>
    public const string NobodyCanDoIt = "CPW0380";

    /// <summary>A rung of a ladder reaches nobody.</summary>
    public const string RungToNobody = "CPW0381";

    /// <summary>The rungs of a ladder are not in the order of time.</summary>
    public const string RungsOutOfOrder = "CPW0382";

    /// <summary>A reminder as long before the deadline as the limit itself, or longer.</summary>
    public const string ReminderTooEarly = "CPW0383";

    /// <summary>A deadline that starts from nothing.</summary>
    public const string DeadlineWithoutFrom = "CPW0384";

    /// <summary>A deadline that nothing can meet.</summary>
    public const string DeadlineNeverMet = "CPW0385";

    /// <summary>A deadline reads a fact that nothing ever sets.</summary>
    public const string AnchorNeverSet = "CPW0386";

    /// <summary>A deadline may wait for its fact for ever, because nothing that runs makes the fact come about.</summary>
    public const string WaitsForNothing = "CPW0387";

    /// <summary>A deadline says not one way to count, but none or several.</summary>
    public const string DeadlineCounting = "CPW0388";

    /// <summary>A check that may be overridden names nobody who may, or one that may not names somebody.</summary>
    public const string OverrideRoles = "CPW0389";

    /// <summary>A question whose answer nothing uses.</summary>
    public const string UnusedQuestion = "CPW0390";

    /// <summary>A question is asked twice in one form.</summary>
    public const string QuestionTwice = "CPW0391";

    /// <summary>A required question does not say why.</summary>
    public const string RequiredWithoutWhy = "CPW0392";

    /// <summary>A form that records something does not ask when it happened.</summary>
    public const string RecordWithoutDate = "CPW0393";

    /// <summary>A record at hand is updated where there is none.</summary>
    public const string UpdateWithoutEach = "CPW0394";

    /// <summary>Somebody is assigned to a role that is not held by assignment to the case.</summary>
    public const string RoleNotAssigned = "CPW0395";

    /// <summary>An element that a rule demands does not name the rule.</summary>
    public const string BasisMissing = "CPW0396";

    /// <summary>Something is declared and never used.</summary>
    public const string Unused = "CPW0397";

    /// <summary>A fact is read and never set.</summary>
    public const string ReadNeverSet = "CPW0398";

    /// <summary>An alarm counts in working days or office hours: it would wait for the offices to open.</summary>
    public const string AlarmWaitsForOffice = "CPW0399";

    /// <summary>A document for a child or a family does not say when it is withheld.</summary>
    public const string WithheldUnsaid = "CPW0349";

    /// <summary>A document is redacted and has no sensitive part, or has sensitive parts and does not say when they are left out.</summary>
    public const string NothingToRedact = "CPW0350";

    /// <summary>An answer may be said not to be known, and nothing would follow then.</summary>
    public const string NothingFollowsNotKnown = "CPW0351";

    /// <summary>Something is asked under a condition, and whoever is asked is not told what makes it go away.</summary>
    public const string GoesAwayUnsaid = "CPW0379";
}
