using System.Text.Json;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Whoever did something to a case, once each: the snapshot names them by their place in this list.</summary>
internal sealed class SnapshotPeople
{
    private readonly List<string> _people = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>Everybody that the snapshot names, in the order of its facts, then its ledger.</summary>
    public static SnapshotPeople In(CaseSnapshot snapshot)
    {
        var people = new SnapshotPeople();
        foreach (var list in snapshot.Facts.Lists)
        {
            foreach (var record in list)
            {
                people.Add(record.RecordedBy);
            }
        }
        foreach (var holder in snapshot.Holders.Values)
        {
            people.Add(holder);
        }
        foreach (var ledger in snapshot.Ledger)
        {
            people.Add(ledger.Breach?.ExcusedBy);
            foreach (var raised in ledger.Raised)
            {
                people.Add(raised.AcknowledgedBy);
            }
        }
        return people;
    }

    public static SnapshotPeople Read(ref Utf8JsonReader reader)
    {
        var people = new SnapshotPeople();
        while (reader.IsInArray())
        {
            people.Add(reader.GetString());
        }
        return people;
    }

    public void Write(Utf8JsonWriter writer)
    {
        foreach (var person in _people)
        {
            writer.WriteStringValue(person);
        }
    }

    public int PlaceOf(string person) => _places[person];

    /// <exception cref="JsonException">There is nobody at that place.</exception>
    public string At(int place) => place >= 0 && place < _people.Count ? _people[place] : throw new JsonException($"There is nobody {place}.");

    private void Add(string? person)
    {
        if (person is not null && _places.TryAdd(person, _people.Count))
        {
            _people.Add(person);
        }
    }
}
