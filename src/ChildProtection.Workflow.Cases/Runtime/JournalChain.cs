using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Checks a case's journal, entry after entry, against its hash chain. Feed it the entries in order, then ask for the verdict.</summary>
public sealed class JournalChain(AuthorityId authority, CaseId caseId)
{
    private long _sequence;
    private ReadOnlyMemory<byte> _hash = JournalHash.Start;
    private JournalVerdict.Broken? _broken;

    /// <summary>False once the chain is broken: nothing after it can be judged.</summary>
    public bool Follow(JournalRow entry)
    {
        if (_broken is not null)
        {
            return false;
        }
        if (entry.Sequence != _sequence + 1)
        {
            _broken = new JournalVerdict.Broken(_sequence + 1, $"Entry {_sequence + 1} is missing: entry {entry.Sequence} comes after entry {_sequence}.");
        }
        else if (!JournalHash.Of(_hash.Span, authority, caseId, entry).AsSpan().SequenceEqual(entry.Hash.Span))
        {
            _broken = new JournalVerdict.Broken(entry.Sequence, $"Entry {entry.Sequence} does not match its hash: it or an entry before it was changed.");
        }
        _sequence = entry.Sequence;
        _hash = entry.Hash;
        return _broken is null;
    }

    /// <summary>Compares the end of the chain with what the case row says it is, so that a cut tail is seen too.</summary>
    public JournalVerdict Conclude(long lastSequence, ReadOnlyMemory<byte> lastHash)
    {
        if (_broken is not null)
        {
            return _broken;
        }
        if (_sequence != lastSequence)
        {
            return new JournalVerdict.Broken(_sequence + 1, $"The journal ends at entry {_sequence}; the case row says {lastSequence}.");
        }
        return _hash.Span.SequenceEqual(lastHash.Span)
            ? new JournalVerdict.Intact(_sequence)
            : new JournalVerdict.Broken(_sequence, $"Entry {_sequence} is not the one that the case row names as its last.");
    }
}
