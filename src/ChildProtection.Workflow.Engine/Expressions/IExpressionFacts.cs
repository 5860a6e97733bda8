using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>
/// What an expression sees when it is evaluated: a case at one moment. Everything is asked for by the ordinals that
/// <see cref="IExpressionScope"/> gave, and a value is of the type that it gave, or unknown.
/// </summary>
public interface IExpressionFacts
{
    /// <summary>By which dates are counted.</summary>
    WorkingCalendar Calendar { get; }

    /// <summary>The time of the step.</summary>
    Instant Now { get; }

    /// <summary>The date of <see cref="Now"/> in the calendar's zone.</summary>
    LocalDate Today { get; }

    /// <summary>The id of whoever does what is being done; unknown when nobody does: time passes, or the host speaks.</summary>
    Value Actor { get; }

    Value Field(int ordinal);

    Value Parameter(int ordinal);

    Value Answer(int ordinal);

    /// <summary>A field of the record for which the task, deadline or action stands.</summary>
    Value EachRecord(int field);

    Value Signal(int ordinal);

    /// <summary>How many records the list has.</summary>
    int Records(int list);

    /// <summary>A field of the record at that index, from 0, in any lasting order.</summary>
    Value RecordField(int list, int index, int field);

    bool InState(int state);

    bool Running(int deadline);

    bool Missed(int deadline);

    /// <summary>The day on which the deadline is due, of several that run the first; unknown while none runs.</summary>
    Value Due(int deadline);

    bool Done(int task);

    bool Held(int role);

    /// <summary>Who holds the role for this case; unknown while nobody does, and for a role that is not given case by case.</summary>
    Value Holder(int role);
}
