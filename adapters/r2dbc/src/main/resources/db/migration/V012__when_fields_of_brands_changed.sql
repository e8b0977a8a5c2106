-- The version in which each field changed last, for whoever writes on top of an older one; what is not in it is as it was first.
ALTER TABLE brand ADD COLUMN changed_in jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(changed_in) = 'object');
-- Of brands that were changed before, nobody knows in which version what was.
UPDATE brand SET changed_in = jsonb_build_object('name', version, 'slug', version, 'description', version, 'logoUrl', version)
WHERE version > 1;
