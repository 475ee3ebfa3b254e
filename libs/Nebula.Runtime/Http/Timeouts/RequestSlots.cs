using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Http.Timeouts;

/// <summary>Running requests and the tick at which each began. Free slots are chained by their index.</summary>
internal sealed class RequestSlots
{
    private const int None = -1;

    private readonly Lock _lock = new();
    private Slot[] _slots = [];
    private int _free = None;

    public int Take(RuntimeFunctionContext invocation, int tick)
    {
        lock (_lock)
        {
            if (_free == None)
            {
                Grow();
            }

            var index = _free;
            ref var slot = ref _slots[index];
            _free = slot.NextFree;
            slot.Invocation = invocation;
            slot.Began = tick;
            return index;
        }
    }

    public ExpiredRequest? GiveBack(int index)
    {
        lock (_lock)
        {
            ref var slot = ref _slots[index];
            var expired = slot.Expired;
            slot = new Slot { NextFree = _free };
            _free = index;
            return expired;
        }
    }

    public void ExpireUpTo(int tick, Func<RuntimeFunctionContext, ExpiredRequest> expire)
    {
        List<ExpiredRequest>? expired = null;
        lock (_lock)
        {
            foreach (ref var slot in _slots.AsSpan())
            {
                // The difference, as ticks may wrap around.
                if (slot is { Invocation: { } invocation, Expired: null } && tick - slot.Began >= 0)
                {
                    slot.Expired = expire(invocation);
                    (expired ??= []).Add(slot.Expired);
                }
            }
        }

        expired?.ForEach(request => request.Begin());
    }

    private void Grow()
    {
        var from = _slots.Length;
        Array.Resize(ref _slots, Math.Max(16, from * 2));
        for (var index = _slots.Length - 1; index >= from; index--)
        {
            _slots[index].NextFree = _free;
            _free = index;
        }
    }

    private struct Slot
    {
        public RuntimeFunctionContext? Invocation;
        public ExpiredRequest? Expired;
        public int Began;
        public int NextFree;
    }
}
