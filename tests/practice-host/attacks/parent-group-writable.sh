# The compose file's directory can be written by a group.
prepare() { chgrp guest $matrix && chmod g+w $matrix; }
clean() { chgrp root $matrix && chmod g-w $matrix; }
