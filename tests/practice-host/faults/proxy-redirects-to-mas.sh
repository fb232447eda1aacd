# What answers at 127.0.0.1:8008 on the host is a proxy that sends everybody to the login page of MAS.
rule=(OUTPUT -d 127.0.0.1 -p tcp --dport 8008 -j REDIRECT --to-ports 18008)
break_it() {
  background "$net" redirect 127.0.0.1:18008 https://auth.echo6.co/login
  iptables -t nat -I "${rule[@]}"
}
mend_it() {
  iptables -t nat -D "${rule[@]}"
  end_background
}
