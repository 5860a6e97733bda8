namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Somebody found by a key.</summary>
public sealed record FoundPerson(PersonCard Card, PersonSketch Sketch);
