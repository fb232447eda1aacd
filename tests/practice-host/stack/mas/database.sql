-- A few of the tables that MAS keeps, so that a dump of its database has something in it.
CREATE TABLE users (
  user_id uuid PRIMARY KEY,
  username text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  locked_at timestamptz,
  can_request_admin boolean NOT NULL DEFAULT false
);
CREATE TABLE oauth2_sessions (
  oauth2_session_id uuid PRIMARY KEY,
  user_id uuid REFERENCES users (user_id),
  scope_list text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO users (user_id, username, can_request_admin) VALUES
  ('0193c3b1-0000-7000-8000-000000000001', 'matt', true),
  ('0193c3b1-0000-7000-8000-000000000002', 'anna', false);
INSERT INTO oauth2_sessions (oauth2_session_id, user_id, scope_list) VALUES
  ('0193c3b1-0000-7000-8000-0000000000a1', '0193c3b1-0000-7000-8000-000000000001',
   '{openid,urn:matrix:client:api:*,urn:matrix:client:device:PRACTICE01}');
