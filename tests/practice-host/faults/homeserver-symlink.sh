# homeserver.yaml is a symbolic link to a file in a directory beside it.
directory=$matrix/synapse/config
break_it() {
  install -d -o 991 -g 991 "$directory"
  mv "$homeserver" "$directory/echo6.yaml"
  ln -s config/echo6.yaml "$homeserver"
}
mend_it() { rm "$homeserver" && mv "$directory/echo6.yaml" "$homeserver" && rmdir "$directory"; }
