using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>An entry with all that was changed of it.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="Checks">The changes that ask the custodian to check them, the newest first, each with whether that was done.</param>
/// <param name="MayOpenFile">The reader may open the child's file: the register by itself opens none.</param>
public sealed record EntryView(RegisterLine Line, IReadOnlyList<EntryChange> Changes, IReadOnlyList<RecordRow> Checks, CaseState State, bool MayOpenFile);
