namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>The files that are on their way to this node: how many bytes, and how many of each person. Safe for many threads.</summary>
public sealed class UploadPlaces
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ofPerson = new(StringComparer.Ordinal);
    private long bytesInFlight;

    /// <summary>A place for a file of that size, given back when it is disposed; null: there is none just now.</summary>
    public IDisposable? Take(string person, long bytes)
    {
        lock (gate)
        {
            var others = ofPerson.GetValueOrDefault(person);
            if (others >= UploadLimits.PerPersonMax || bytesInFlight + bytes > UploadLimits.InFlightBytesMax)
            {
                return null;
            }
            ofPerson[person] = others + 1;
            bytesInFlight += bytes;
            return new Place(this, person, bytes);
        }
    }

    private void GiveBack(string person, long bytes)
    {
        lock (gate)
        {
            bytesInFlight -= bytes;
            if (--ofPerson[person] == 0)
            {
                ofPerson.Remove(person);
            }
        }
    }

    private sealed class Place(UploadPlaces places, string person, long bytes) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
            {
                places.GiveBack(person, bytes);
            }
        }
    }
}
