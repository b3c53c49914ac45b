package io.hubbub.door.web;

import io.hubbub.room.ModeChange;

/**
 * One change of a room's rules in JSON: everything but a new key, which is the secret of the operator that sets it.
 *
 * @param out the object, which each method continues and returns
 */
record JsonModeChange(JsonLine out) implements ModeChange.Handler<JsonLine> {
    @Override
    public JsonLine switched(ModeChange.Switched switched) {
        return out.put("mode", People.word(switched.mode())).put("on", switched.on());
    }

    @Override
    public JsonLine keySet(ModeChange.KeySet set) {
        return out.put("key", !set.key().isEmpty());
    }

    @Override
    public JsonLine limitSet(ModeChange.LimitSet set) {
        return out.put("limit", set.limit());
    }

    @Override
    public JsonLine roleGiven(ModeChange.RoleGiven given) {
        return out.put("role", People.word(given.role()))
                .put("who", given.nick())
                .put("granted", given.granted());
    }

    @Override
    public JsonLine ownerSet(ModeChange.OwnerSet set) {
        return out.put("owner", set.owner().name());
    }

    @Override
    public JsonLine keepSet(ModeChange.KeepSet set) {
        return out.put("keepDays", set.days());
    }

    @Override
    public JsonLine maskSet(ModeChange.MaskSet set) {
        return out.put("list", People.word(set.list()))
                .put("mask", set.mask().toString())
                .put("added", set.added());
    }
}
