using System.Text.Json;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Steps through the JSON of a snapshot, in which everything stands at its place.</summary>
internal static class SnapshotReading
{
    extension(ref Utf8JsonReader reader)
    {
        /// <summary>Stands on the next token.</summary>
        /// <exception cref="JsonException">There is none.</exception>
        public void Next()
        {
            if (!reader.Read())
            {
                throw new JsonException("The snapshot breaks off.");
            }
        }

        /// <summary>Stands on the next item of the array; false at its end.</summary>
        public bool IsInArray()
        {
            reader.Next();
            return reader.TokenType != JsonTokenType.EndArray;
        }

        /// <summary>Stands on the beginning of an array that comes next.</summary>
        /// <exception cref="JsonException">Something else comes next.</exception>
        public void IntoArray()
        {
            reader.Next();
            reader.RequireArray();
        }

        /// <exception cref="JsonException">The reader does not stand on the beginning of an array.</exception>
        public void RequireArray()
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException($"A snapshot has a list where {reader.TokenType} stands.");
            }
        }

        /// <summary>The whole number that comes next.</summary>
        public int NextNumber()
        {
            reader.Next();
            return reader.GetInt32();
        }
    }
}
